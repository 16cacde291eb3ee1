-- "Twelve dead, among them fifteen soldiers": a part larger than its whole.
return rule {
  summary = "a part that is larger than its whole",
  severity = "warning",
  languages = { "fr", "en" },
  each = "figure",
  check = function(figure, report)
    local whole = figure.part_of
    if whole and figure.low and whole.high and figure.low > whole.high then
      report(figure, ("a part cannot be larger than its whole, “%s”"):format(whole.text))
    end
  end,
  examples = {
    flags = { "L'attentat a fait 12 morts, dont [[quinze soldats]], selon le préfet." },
    passes = { "L'attentat a fait 12 morts, dont cinq soldats, selon le préfet." },
  },
}
