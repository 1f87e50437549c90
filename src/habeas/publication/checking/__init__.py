"""What the check list looks at, one module for each thing; `publication.check` asks."""
