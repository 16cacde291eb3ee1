-- Sources that a reader cannot weigh: nobody says who they are.
return rule {
  summary = "statements given to nobody in particular",
  severity = "warning",
  languages = { "fr", "en" },
  each = "document",
  check = function(document, report)
    for _, attribution in ipairs(document.attributions) do
      if attribution.anonymous and attribution.source then
        report(attribution.source, ("who is “%s”?"):format(attribution.source.text))
      end
    end
  end,
  examples = {
    flags = {
      "Selon [[une source proche du dossier]], le contrat est signé.",
      "[[Officials who asked not to be named]] said the deal was done.",
    },
    passes = {
      "Selon le ministre des Transports, le contrat est signé.",
      "Anne Berthier, who runs the port, said the deal was done.",
    },
  },
}
