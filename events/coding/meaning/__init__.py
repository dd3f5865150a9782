"""What a clause means, as the acts in it are put together."""
