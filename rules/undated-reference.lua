-- “Recently”, “these days”: a reader in a year cannot tell when that was.
local listed = require("lib.listed")

return rule {
  summary = "references to a time that nothing dates",
  severity = "info",
  languages = { "fr", "en" },
  each = listed.load("vague-time"),
  check = listed.in_own_voice,
  examples = {
    flags = {
      "Le prix a [[récemment]] doublé.",
      "An inquiry opened [[recently]].",
      "Le maire était [[à l'époque]] député.",
    },
    passes = {
      "Le prix a doublé en mars 2021.",
      "« C'est arrivé récemment », dit-elle.",
      "Le pont date de l'époque soviétique, à l'époque où la mine tournait.",
    },
  },
}
