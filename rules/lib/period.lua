-- Over what time a figure was counted, how often it comes again, how long somebody is to be in prison: what the words around
-- it say by the list `periods` of its language.
local lists = { fr = terms.load("periods.fr.toml"), en = terms.load("periods.en.toml") }

local long = { week = true, month = true, year = true, decade = true, century = true }

-- Bytes between a word and the time it leads to ("in the last", "en moins de"), and how far before "since" a record may stand.
local led, far = 14, 40

local period = {}

-- The word filed under `key` among `found` that stands on the `side` of `object` ("before" or "behind"), at most `most` bytes off.
local function beside(found, key, side, object, most)
  for _, match in ipairs(found) do
    local first, second = match, object
    if side == "behind" then
      first, second = object, match
    end
    local gap = first:gap(second)
    if match.term.key == key and gap >= 0 and gap <= most then
      return match
    end
  end
  return nil
end

-- A number for a day such as "2022-01-09", good enough to tell a week from a month.
local function day_number(day)
  return tonumber(day:sub(1, 4)) * 372 + tonumber(day:sub(6, 7)) * 31 + tonumber(day:sub(9, 10))
end

-- The entry filed under `key` for `word`, or nil.
local function filed(list, word, key)
  local entry = word ~= "" and list:has(word) or nil
  return entry and entry.key == key and entry or nil
end

-- How often what `figure` counts comes again ("a day"), or nil: "a day later" is not that.
local function rate(figure)
  local list, rest = lists[figure.document.language], figure.after
  local word = rest:match("^%s*([^%s%p]+)%s")
  if not (word and filed(list, word, "again")) then
    return nil
  end
  local time, after = rest:match("^%s*[^%s%p]+%s+([^%s%p]+)%s*([^%s%p]*)")
  local unit = time and filed(list, time, "unit")
  return unit and not filed(list, after, "from") and unit.unit or nil
end

-- Whether the words between `figure` and `other` of its sentence leave both to one clause: "the mine, opened in 1958, employs
-- 300 people" does not. What opens the sentence is told of all of it.
local function in_one_clause(figure, other, found)
  local first, second = other, figure
  if #figure.before < #other.before then
    first, second = figure, other
  end
  for _, match in ipairs(found) do
    -- "has stored 2,750 tonnes since it was seized in 2014"
    local opens = match.term.key == "since" or match.term.key == "when"
    if opens and first:gap(match) >= 0 and match:gap(second) > 3 then
      return false
    end
  end
  local between = second.before:sub(#first.before + #first.text + 1)
  return not between:find("[,;:(]") or first == other and not other.before:find("%S%s+%S+%s+%S")
end

-- Whether `date` is no more than what something is compared with, or the last time that it was so.
local function is_compared(date, found)
  if beside(found, "against", "before", date, 5) then
    return true
  end
  local since = beside(found, "since", "before", date, 3) or beside(found, "either", "before", date, 3)
  return since ~= nil and beside(found, "record", "before", since, far) ~= nil
end

-- The stretch that `date` and the word before it name: up to the day of publication where it began and has not ended
-- ("since January", "this year").
local function stretch(date, found)
  local from, to, published = date.from, date.to, date.document.published
  local open = published and from <= published and (to >= published or beside(found, "since", "before", date, 3))
  local year = from:sub(1, 4)
  if not open and from == year .. "-01-01" and to == year .. "-12-31" then
    return year
  end
  return open and "since " .. from or from .. "/" .. to
end

-- Whether a word that something is counted over leads to the length of time `time`: "in the last five months".
local function is_spanned(time, found)
  for _, key in ipairs({ "over", "since", "either" }) do
    if beside(found, key, "before", time, led) then
      return true
    end
  end
  return false
end

-- Over what time `figure` was counted when that is more than a week or so: "five months", May. A toll of a year is not that
-- of a day.
function period.of(figure)
  local sentence = figure.sentence
  if sentence == nil then
    return nil
  end
  local each = rate(figure)
  if each then
    return "each " .. each
  end
  if #sentence.figures == 1 and #sentence.dates == 0 then
    return nil
  end
  local found = lists[figure.document.language]:find(sentence)
  for _, other in ipairs(sentence.figures) do
    if other ~= figure and other.kind == "duration" and long[other.unit] and is_spanned(other, found) then
      local count = other.low or other.high
      return count and ("%s %s"):format(count, other.unit) or fold(other)
    end
  end
  for _, date in ipairs(sentence.dates) do
    local spans = date.from and date.to and day_number(date.to) - day_number(date.from) > 10
    if spans and (beside(found, "when", "behind", date, 2) or in_one_clause(figure, date, found) and not is_compared(date, found)) then
      return stretch(date, found)
    end
  end
  return nil
end

-- Whether the length of time `figure` is to be spent in prison.
function period.is_in_prison(figure)
  local sentence = figure.sentence
  return sentence ~= nil and beside(lists[figure.document.language]:find(sentence), "prison", "behind", figure, 1) ~= nil
end

-- Whether no more than marks and the words for it ("aged") stand between a person and an age.
function period.is_aged(figure, between)
  for _, match in ipairs(lists[figure.document.language]:find(figure.sentence)) do
    local first, last = between:find(match.text, 1, true)
    if first and match.term.key == "aged" then
      between = between:sub(1, first - 1) .. between:sub(last + 1)
    end
  end
  return not between:find("[^%s,(]")
end

return period
