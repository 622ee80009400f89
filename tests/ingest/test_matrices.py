import spacy
from thinc.api import NumpyOps
from threadpoolctl import threadpool_info

from ingest.language import Reader

TEXT = (
    "The court in Lagos fined three banks 4.2 million naira on Tuesday, its clerk said. Prices of bread rose by 7 percent after the "
    "harvest failed, and 1,200 bakers closed. Turnout fell from 61 to 54 percent, according to the electoral commission."
)


def test_all_products_go_through_numpy(reader: Reader):
    models = [pipe.model for _, pipe in reader.nlp.components if hasattr(pipe, "model")]
    nodes = [node for model in models if hasattr(model, "walk") for node in model.walk()]
    assert len(nodes) > 20
    assert [node.name for node in nodes if type(node.ops) is NumpyOps and node.ops.use_blis] == []


def test_one_thread_multiplies(reader: Reader):
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} <= {1}


def test_the_parse_is_the_one_of_the_bare_model(reader: Reader):
    bare = spacy.load(reader.model, exclude=["ner"])
    for sentence in TEXT.split(". "):
        plain = bare(sentence)
        own = bare.make_doc(sentence)
        for name in bare.pipe_names:
            own = reader.nlp.get_pipe(name)(own)
        told = [[(word.tag_, word.dep_, word.head.i, word.lemma_) for word in doc] for doc in (plain, own)]
        assert told[0] == told[1]
