"""One file a format, each from a file or a page to articles; `reading` finds the right one."""
