-- The same words of the same speaker, quoted differently by two sources: one of them, or a translation, is not exact.
local words = require("lib.words")

local shortest, longest = 5, 80
-- What share of the words of one must stand in the other: of one speaker, of speakers who may be one, of two.
local least = { same = 0.6, unknown = 0.7, other = 0.85 }

-- The words of a quotation, folded: marks, case and accents make no difference.
local function words_of(text)
  local found = {}
  for word in fold(text):gmatch("%w+") do
    found[#found + 1] = word
  end
  return found
end

-- How many they are.
local function count_of(text)
  local _, count = fold(text):gsub("%w+", "")
  return count
end

-- How many words of `a` stand in `b`, in the same order (the longest common subsequence).
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
  return row[#b]
end

-- Whether all of `a` stands in `b`, word for word: a quotation that is cut short says nothing else.
local function is_cut_from(a, b)
  return string.find(" " .. b.text .. " ", " " .. a.text .. " ", 1, true) ~= nil
end

-- Adds the words that tell who says it to `speaker`.
local function add_speaker(speaker, told)
  for _, word in ipairs(told) do
    if #word > 3 then
      speaker[word] = true
    end
  end
end

-- Whether those who say `a` and `b` are the same, as far as the sources name them: two names of one person share a word.
local function speakers(a, b)
  if next(a.speaker) == nil or next(b.speaker) == nil then
    return "unknown"
  end
  for word in pairs(a.speaker) do
    if b.speaker[word] then
      return "same"
    end
  end
  -- "The accused" may be whom the other source names.
  return a.named == b.named and "other" or "unknown"
end

-- The facts by their words, in order of the first: what a thousand articles quote alike is compared once.
local function wordings_of(facts)
  local order, known, taken_apart = {}, {}, {}
  -- Articles cite the same people with the same words: each text is taken apart once.
  local function words_in(text)
    taken_apart[text] = taken_apart[text] or words_of(text)
    return taken_apart[text]
  end
  for _, fact in ipairs(facts) do
    local words = words_in(fact.text)
    local text = table.concat(words, " ")
    local wording = known[text]
    if not wording then
      wording = { words = words, text = text, speaker = {}, named = false, facts = {}, others = {} }
      known[text] = wording
      order[#order + 1] = wording
    end
    table.insert(wording.facts, fact)
    wording.named = wording.named or fact.attribution ~= nil and fact.attribution:find("%s%u") ~= nil
    add_speaker(wording.speaker, fact.attribution and words_in(fact.attribution) or {})
  end
  return order
end

-- For each of the wordings, the earlier ones that have a fourth of their pairs of neighbouring words in common with it,
-- and two at least. A story has hundreds of quotations, and nearly all have nothing to do with each other.
local function alike(wordings)
  local holders, found = {}, {}
  for i, wording in ipairs(wordings) do
    local text = wording.words
    local common, some, near = {}, {}, {}
    for place = 2, #text do
      local pair = text[place - 1] .. " " .. text[place]
      holders[pair] = holders[pair] or {}
      for _, j in ipairs(holders[pair]) do
        common[j] = (common[j] or 0) + 1
        if common[j] == 2 then
          some[#some + 1] = j
        end
      end
      table.insert(holders[pair], i)
    end
    for _, j in ipairs(some) do
      if common[j] * 4 >= math.min(#text, #wordings[j].words) then
        near[#near + 1] = j
      end
    end
    found[i] = near
  end
  return found
end

-- Whether one of the wordings stands in a document other than this one.
local function elsewhere(wordings, document)
  for _, wording in ipairs(wordings) do
    local facts = wording.facts
    if facts[1].document ~= document or facts[#facts].document ~= document then
      return true
    end
  end
  return false
end

return rule {
  summary = "one quotation, worded differently by two sources",
  severity = "info",
  languages = { "fr", "en" },
  extract = function(document, emit)
    for _, quotation in ipairs(document.quotations) do
      local text = quotation.content.text
      if quotation.direct and quotation.depth == 0 and not words.is_long(text) then
        local count = count_of(text)
        if count >= shortest and count <= longest then
          emit({ key = "quotation " .. document.language, at = quotation.content })
        end
      end
    end
  end,
  compare = function(group, report)
    local wordings = wordings_of(group.facts)
    for i, near in ipairs(alike(wordings)) do
      for _, j in ipairs(near) do
        local a, b = wordings[i], wordings[j]
        local same, share = shared(a.words, b.words), least[speakers(a, b)]
        local cut = is_cut_from(a, b) or is_cut_from(b, a)
        if not cut and same >= share * #a.words then
          table.insert(a.others, b)
        end
        if not cut and same >= share * #b.words then
          table.insert(b.others, a)
        end
      end
    end
    for _, wording in ipairs(wordings) do
      for _, fact in ipairs(#wording.others > 0 and wording.facts or {}) do
        if elsewhere(wording.others, fact.document) then
          report(fact, "another source words this quotation differently")
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
      {
        documents = {
          { text = "« [[La grève ne faiblit pas]] », a dit la déléguée." },
          { text = "« [[La grève ne faiblira pas]] », a dit la déléguée." },
        },
      },
      {
        documents = {
          { text = "« [[La grève ne faiblit pas, et nous tiendrons tout le mois]] », a dit la déléguée." },
          { text = "« [[La grève ne faiblit pas, et nous tiendrons toute l'année]] », a dit Nora Petit." },
        },
      },
    },
    passes = {
      {
        documents = {
          { text = "« Nous ne fermerons aucune école rurale cette année », a dit le ministre." },
          { text = "« Nous ne fermerons aucune école rurale », a dit le ministre." },
        },
      },
      {
        documents = {
          { text = "“We saw the lights go out all over the valley,” the pilot said." },
          { text = "“We saw the lights come on all over the valley,” the mayor said." },
        },
      },
      {
        documents = {
          { text = "« Nous ne fermerons aucune école rurale cette année », a dit le ministre." },
          { text = "« Nous ne fermerons aucune école rurale cette année », a répété le ministre." },
        },
      },
    },
  },
}
