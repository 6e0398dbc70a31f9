"""What a session holds: choices and the link that carries them, pictures, pooled results."""
