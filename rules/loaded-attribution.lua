-- “Admits”, “prétend”: verbs that tell the reader whether to believe the speaker.
local listed = require("lib.listed")

return rule {
  summary = "reporting verbs that take sides",
  severity = "info",
  languages = { "fr", "en" },
  each = listed.load("taking-sides"),
  check = listed.in_own_voice,
  examples = {
    flags = {
      "Le ministre [[prétend]] que les comptes sont justes.",
      "The minister [[admitted]] that the accounts were wrong.",
      "The firm [[claims that]] the water is clean.",
      "La ministre [[élude]] la question.",
      "La ministre [[a balayé]] les critiques.",
      "The texts [[purport]] to show a payment.",
    },
    passes = {
      "Le ministre affirme que les comptes sont justes.",
      "She was admitted to hospital on Monday.",
      "La tempête a balayé la côte pendant la nuit.",
    },
  },
}
