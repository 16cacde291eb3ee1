-- The same words, given to one person by this source and to another by that one: one of them has the wrong name.

-- Shorter words are said by many ("We were lucky").
local shortest, longest = 4, 80

-- The person whom `quotation` is given to, by the fullest name in its document, or nil.
local function speaker_of(quotation)
  local source = quotation.attributed and quotation.attribution.source
  for _, name in ipairs(source and source.names or {}) do
    if name.kind == "person" then
      return name.canonical
    end
  end
  return nil
end

-- The words of a quotation, folded, with blanks between them, and how many they are: marks, case and accents are left aside.
local function words_of(text)
  local found = {}
  for word in fold(text):gmatch("%w+") do
    found[#found + 1] = word
  end
  return table.concat(found, " "), #found
end

-- The last word of a name: one source may give no more than that.
local function last_of(name)
  return fold(name):match("(%S+)$")
end

local function is_another(a, b)
  return a ~= b and last_of(a) ~= last_of(b) and not names.same(a, b)
end

return rule {
  summary = "words that two sources give to different people",
  severity = "warning",
  languages = { "fr", "en" },
  extract = function(document, emit)
    for _, quotation in ipairs(document.quotations) do
      local content = quotation.content
      local speaker = quotation.direct and quotation.depth == 0 and #content.text < 1000 and speaker_of(quotation)
      if speaker then
        local text, count = words_of(content.text)
        if count >= shortest and count <= longest then
          emit({ key = "“" .. text .. "”", at = content, attribution = speaker })
        end
      end
    end
  end,
  compare = function(group, report)
    for _, fact in ipairs(group.facts) do
      for _, other in ipairs(group.facts) do
        if other.document ~= fact.document and is_another(fact.attribution, other.attribution) then
          report(fact, ("said by %s in %s"):format(other.attribution, other.document:match("[^/]*$")))
          break
        end
      end
    end
  end,
  examples = {
    flags = {
      {
        documents = {
          { text = "« [[Personne n'a fermé la vanne]] », a dit Paul Garnier." },
          { text = "Selon Anne Rey, « [[personne n'a fermé la vanne]] »." },
        },
      },
    },
    passes = {
      {
        documents = {
          { text = "« Personne n'a fermé la vanne », a dit Paul Garnier." },
          { text = "« Personne n'a fermé la vanne », a dit M. Garnier." },
        },
      },
      {
        documents = {
          { text = "“It was dark,” said Paul Garnier." },
          { text = "“It was dark,” said Anne Rey." },
        },
      },
      {
        documents = {
          { text = "“Nobody shut the valve that day,” said Paul Garnier." },
          { text = "“Nobody shut the valve that day,” a worker said." },
        },
      },
    },
  },
}
