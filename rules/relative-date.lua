-- "Thursday evening" in a document without a date: no one can say which Thursday.
return rule {
  summary = "relative dates in a document that has no date of its own",
  severity = "info",
  languages = { "fr", "en" },
  each = "document",
  check = function(document, report)
    if document.published then
      return
    end
    for _, date in ipairs(document.dates) do
      if not date.resolved and date.relative and not date.quoted then
        report(date, ("“%s” counts from a day that is not known; give the document a date in sources.toml"):format(date.text))
        return
      end
    end
  end,
  examples = {
    flags = { "Le pont a été rouvert [[jeudi soir]].", "The bridge reopened on [[Thursday]]." },
    passes = {
      "Le pont a été rouvert le 6 janvier 2022.",
      { text = "Le pont a été rouvert jeudi soir.", published = "2022-01-07" },
    },
  },
}
