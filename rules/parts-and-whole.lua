-- "Twelve dead, among them fifteen soldiers": a part larger than its whole. "Among them eight soldiers and six civilians":
-- parts that are more than the whole together.
local joins = pattern([[(?i)^\s*(,|,?\s*(et|and|ainsi que|as well as))\s*$]])

-- Whether `figure` goes on with the list of parts that `last` stands in: nothing but "and" or a comma is between them.
local function goes_on(last, figure)
  if last == nil or last.part_of ~= figure.part_of or last.sentence ~= figure.sentence then
    return false
  end
  local both = last:to(figure).text
  return joins:test(both:sub(#last.text + 1, #both - #figure.text))
end

return rule {
  summary = "parts that are larger than their whole",
  severity = "warning",
  languages = { "fr", "en" },
  each = "document",
  check = function(document, report)
    local last, sum = nil, 0
    for _, figure in ipairs(document.figures) do
      local whole, low = figure.part_of, figure.low
      if whole and low then
        sum = goes_on(last, figure) and sum + low or low
        last = figure
        if whole.high and low > whole.high then
          report(figure, ("a part cannot be larger than its whole, “%s”"):format(whole.text))
        elseif whole.high and sum > whole.high then
          report(figure, ("these parts are more than their whole together, “%s”"):format(whole.text))
        end
      end
    end
  end,
  examples = {
    flags = {
      "L'attentat a fait 12 morts, dont [[quinze soldats]], selon le préfet.",
      { text = "The blast killed 12 people, including eight soldiers and [[six civilians]].", message = "together" },
    },
    passes = {
      "L'attentat a fait 12 morts, dont cinq soldats, selon le préfet.",
      "L'attentat a fait 12 morts, dont huit soldats et quatre civils.",
      "Le bilan est de 20 blessés, dont 15 graves, parmi lesquels 9 enfants.",
    },
  },
}
