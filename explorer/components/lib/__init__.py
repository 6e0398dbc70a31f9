"""How the components are joined and delivered."""
