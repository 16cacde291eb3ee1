-- “Admits”, “prétend”: verbs that tell the reader whether to believe the speaker.
local listed = require("lib.listed")

return rule {
  summary = "reporting verbs that take sides",
  severity = "info",
  languages = { "fr", "en" },
  each = "sentence",
  check = listed.in_own_voice(listed.load("taking-sides")),
  examples = {
    flags = {
      "Le ministre [[prétend]] que les comptes sont justes.",
      "The minister [[admitted]] that the accounts were wrong.",
    },
    passes = {
      "Le ministre affirme que les comptes sont justes.",
      "She was admitted to hospital on Monday.",
    },
  },
}
