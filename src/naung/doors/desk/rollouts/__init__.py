"""Does it work: rollouts designed, sealed, followed and answered."""
