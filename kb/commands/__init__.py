"""The commands of `claimdesk`, one file each, loaded only when called so that browsing never loads a language model."""
