"""The tables of a claim base as SQL, one file a migration."""
