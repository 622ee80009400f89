"""Which addresses of the internet a page may be fetched from: only those that anybody could reach."""

import ipaddress

# IPv4 written as IPv6: what stands behind such an address is decided by a translator that is not ours.
_TRANSLATED = tuple(
    ipaddress.IPv6Network(net) for net in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)
_UNICAST = ipaddress.IPv6Network("2000::/3")
_RELAYS = ipaddress.IPv4Network("192.88.99.0/24")


def is_public(address: str) -> bool:
    """True for a global unicast address; False for private, shared, local, translated or reserved ones, and for what is no address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not parsed.is_global or parsed.is_multicast or parsed.is_reserved:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        return parsed.scope_id is None and parsed in _UNICAST and not any(parsed in network for network in _TRANSLATED)
    return parsed not in _RELAYS
