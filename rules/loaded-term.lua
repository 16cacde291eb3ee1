-- Words that judge while they seem to describe. Between quotation marks they belong to the speaker.
local listed = require("lib.listed")

return rule {
  summary = "loaded terms in the author's own voice",
  severity = "warning",
  languages = { "fr", "en" },
  each = "sentence",
  check = listed.in_own_voice(listed.load("loaded")),
  examples = {
    flags = {
      "La [[clique]] du ministre a tranché.",
      "Le [[fiasco]] du chantier a coûté cher, dit le maire.",
      "The [[regime]] closed two newspapers.",
    },
    passes = {
      "« Cette clique ne décidera pas », a dit le ministre.",
      "Elle suit un régime alimentaire strict.",
      "“It was a fiasco,” the mayor said.",
    },
  },
}
