-- Words that only open sentences lie in blocks of their own, which names alone look into: the blocks of all articles are kept anew.
UPDATE derivation SET indexed = 0, stale = 1;
