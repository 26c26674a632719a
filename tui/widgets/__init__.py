"""What the panes and screens are built of."""
