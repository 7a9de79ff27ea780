"""What a plan is: typed, frozen, with places; the JSON Schemas of its files come from here."""
