"""What is no political event, and why."""
