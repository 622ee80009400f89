/* Draws the links of the table on a graph page; a click on a node opens its page. */
"use strict";
(() => {
  const place = document.getElementById("graph");
  const elements = JSON.parse(document.getElementById("graph-data").textContent);
  if (!elements.length) return;
  place.hidden = false;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const shapes = { source: "round-rectangle", article: "rectangle", entity: "ellipse", conflict: "diamond", figure: "ellipse", series: "hexagon", event: "star" };
  const fills = { source: "--a-wash", article: "--faint", entity: "--opinion-wash", conflict: "--bad-wash", figure: "--b-wash", series: "--good-wash", event: "--bad-wash" };
  const edges = { source: "--a", article: "--soft", entity: "--opinion", conflict: "--bad", figure: "--b", series: "--good", event: "--bad" };
  // It warns of edges between nodes that lie on each other, as all do before they are laid out.
  cytoscape.warnings(false);
  const graph = cytoscape({
    container: place,
    elements,
    maxZoom: 1.4,
    style: [
      { selector: "node", style: { label: "data(label)", shape: (n) => shapes[n.data("kind")], "background-color": (n) => colour(fills[n.data("kind")]),
        "border-color": (n) => colour(edges[n.data("kind")]), "border-width": (n) => (n.data("here") ? 4 : 1.5), color: colour("--ink"), "font-size": 11,
        "text-wrap": "wrap", "text-max-width": 110, "text-valign": "bottom", "text-margin-y": 3, "min-zoomed-font-size": 7, width: 22, height: 22 } },
      { selector: "edge", style: { width: 1.2, "line-color": colour("--soft"), "target-arrow-color": colour("--soft"), "target-arrow-shape": "triangle",
        "curve-style": "bezier", label: elements.length < 60 ? "data(label)" : "", color: colour("--soft"), "font-size": 9, "min-zoomed-font-size": 7,
        "text-background-color": colour("--raised"), "text-background-opacity": 1 } },
    ],
    layout: { name: "fcose", animate: false, nodeSeparation: 110, idealEdgeLength: 95, nodeRepulsion: 9000, padding: 12, randomize: true },
  });
  graph.on("tap", "node", (event) => { window.location.href = event.target.data("href"); });
  graph.ready(() => { place.dataset.ready = "1"; });
})();
