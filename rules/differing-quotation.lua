-- The same words of the same speaker, quoted differently by two sources: one of them, or a translation, is not exact.
local shortest = 6

-- The words of a quotation, folded: marks, case and accents make no difference.
local function words_of(text)
  local words = {}
  for word in fold(text):gmatch("%w+") do
    words[#words + 1] = word
  end
  return words
end

-- The share of `a` that stands in `b`, in the same order (the longest common subsequence over the length of `a`).
local function shared(a, b)
  local row = {}
  for j = 0, #b do
    row[j] = 0
  end
  for i = 1, #a do
    local diagonal = 0
    for j = 1, #b do
      local above = row[j]
      if a[i] == b[j] then
        row[j] = diagonal + 1
      elseif row[j - 1] > above then
        row[j] = row[j - 1]
      end
      diagonal = above
    end
  end
  return row[#b] / #a
end

return rule {
  summary = "one quotation, worded differently by two sources",
  severity = "info",
  languages = { "fr", "en" },
  extract = function(document, emit)
    for _, quotation in ipairs(document.quotations) do
      local words = words_of(quotation.content.text)
      if quotation.direct and quotation.depth == 0 and #words >= shortest and #words <= 80 then
        emit({ key = "quotation " .. document.language, at = quotation.content })
      end
    end
  end,
  compare = function(group, report)
    local facts = group.facts
    for i = 1, #facts do
      for j = 1, #facts do
        if facts[i].document ~= facts[j].document then
          local a, b = words_of(facts[i].text), words_of(facts[j].text)
          local share = shared(a, b)
          if share >= 0.7 and (share < 1 or #a ~= #b) then
            report(facts[i], "another source words this quotation differently")
            break
          end
        end
      end
    end
  end,
  examples = {
    flags = {
      {
        documents = {
          { text = "« [[Nous ne fermerons aucune école rurale cette année]] », a dit le ministre." },
          { text = "« [[Nous ne fermerons aucune école cette année]] », a dit le ministre." },
        },
      },
    },
    passes = {
      {
        documents = {
          { text = "« Nous ne fermerons aucune école rurale cette année », a dit le ministre." },
          { text = "« Nous ne fermerons aucune école rurale cette année », a répété le ministre." },
        },
      },
    },
  },
}
