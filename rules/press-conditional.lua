-- The French press conditional and its English kin: told, not vouched for. Fine with a source, a rumour without.
return rule {
  summary = "statements in the conditional, with no source",
  severity = "warning",
  languages = { "fr", "en" },
  each = "conditional",
  check = function(verb, report)
    if not verb.quoted and not verb.attributed then
      report(verb, ("“%s”: who says so?"):format(verb.text))
    end
  end,
  examples = {
    flags = {
      "Les deux avions [[auraient transporté]] des armes.",
      "The owner [[reportedly]] carries no cover.",
    },
    passes = {
      "Selon l'armée, les deux avions auraient transporté des armes.",
      "S'il pleuvait, nous resterions à la maison.",
      "Le ministre a dit qu'il consulterait les élus.",
    },
  },
}
