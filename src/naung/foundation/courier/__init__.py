"""Forms that were written without a network: sealed on the device, received once, kept until somebody has dealt with them."""
