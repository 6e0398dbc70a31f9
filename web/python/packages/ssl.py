"""No TLS: a page opens no sockets. Networking libraries want the module to be there."""
