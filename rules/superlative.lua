-- Superlatives and records: each can be checked against a list, and often falls.
local listed = require("lib.listed")

return rule {
  summary = "superlatives and records, which can be checked",
  severity = "info",
  languages = { "fr", "en" },
  each = listed.load("superlatives"),
  check = listed.in_own_voice,
  examples = {
    flags = {
      "C'est [[la plus grande]] usine du pays.",
      "It is [[the largest]] port in Africa.",
      "The town has [[the best]] hospital of the region.",
      "C'est [[le pire]] hiver du siècle.",
      "C'est [[le plus important]] contrat de l'année.",
    },
    passes = {
      "« C'est la plus grande usine du pays », dit le patron.",
      "It is a large port.",
      "Le plus grand des deux ports reste ouvert.",
      "It was the best way to reach the village.",
      "Le pire a été évité.",
      "La lettre reste le meilleur moyen de se plaindre.",
    },
  },
}
