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

-- Who says it, in the order of their first facts: the place of that, and of the first one in another document. Thousands of
-- documents may quote the same words, of a handful of people.
local function speakers_of(facts)
  local speakers, known = {}, {}
  for place, fact in ipairs(facts) do
    local name = fact.attribution
    local speaker = known[name]
    if not speaker then
      speaker = { name = name, last = last_of(name), first = place }
      known[name] = speaker
      speakers[#speakers + 1] = speaker
    elseif not speaker.second and facts[speaker.first].document ~= fact.document then
      speaker.second = place
    end
  end
  return speakers, known
end

-- Those of `speakers` who are someone else than `speaker`.
local function others_of(speaker, speakers)
  local others = {}
  for _, other in ipairs(speakers) do
    if other.last ~= speaker.last and not names.same(speaker.name, other.name) then
      others[#others + 1] = other
    end
  end
  return others
end

-- The first of `facts` that stands in another document than `fact` and is said by one of `others`, or nil.
local function said_by(others, fact, facts)
  local first
  for _, other in ipairs(others) do
    local place = facts[other.first].document ~= fact.document and other.first or other.second
    if place and (not first or place < first) then
      first = place
    end
  end
  return first and facts[first]
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
    local speakers, known = speakers_of(group.facts)
    for _, fact in ipairs(group.facts) do
      local speaker = known[fact.attribution]
      speaker.others = speaker.others or others_of(speaker, speakers)
      local other = said_by(speaker.others, fact, group.facts)
      if other then
        report(fact, ("said by %s in %s"):format(other.attribution, other.document:match("[^/]*$")))
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
