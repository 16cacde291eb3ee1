-- What a figure counts that no list of measures knows, so that sources meet under one key: a noun, a percentage, a sum, an
-- age, a time. The key says little; what stands around the figure has to say the rest (`about` of `emit`).
local measure = require("lib.measure")
local period = require("lib.period")

-- What is measured in several units, and how many of the smallest each of them has.
local sizes = {
  minute = { "hours", 1 / 60 }, hour = { "hours", 1 }, day = { "hours", 24 }, week = { "hours", 168 },
  month = { "months", 1 }, year = { "months", 12 },
  g = { "kg", 0.001 }, kg = { "kg", 1 }, t = { "kg", 1000 },
  m = { "m", 1 }, km = { "m", 1000 }, ha = { "ha", 1 }, L = { "L", 1 },
}

-- Degrees are told without their scale where everybody uses one.
local same_unit = { ["°C"] = "°" }

-- Ten years and more are given in months by nobody.
local years = { "years", 1 }

-- The name of what `figure` is measured in, and how many of those its unit has; nil where neither is known.
local function size_of(figure)
  local unit, most = figure.unit, figure.high or figure.low
  if unit == "year" and most and most > 10 then
    return years
  end
  return unit and sizes[unit]
end

-- How a message names what is measured in these units.
local dimensions = { kg = "this weight", m = "this length", ha = "this area", L = "this volume" }

local kinds = { percent = "percentage", money = "amount", duration = "duration", age = "age" }

-- Nouns for anybody: what happens to them may say who they are.
local people = { people = true, men = true, women = true }

local thing = {}

-- The last word of `figure` that is none of its numbers, or nil.
local function own_noun(figure)
  local words, numbers = figure.words, figure.numbers
  local last, number = words[#words], numbers[#numbers]
  return last and not (number and number:contains(last)) and last or nil
end

-- The noun that `figure` counts: what is said to happen to it may stand in its place ("shot down 24 drones", "ont sauvé
-- 40 personnes").
local function noun_of(figure)
  local counted, complement = figure.counted, figure.complement
  if counted == nil or figure:contains(counted) then
    return counted
  end
  if complement then
    return figure:contains(complement) and complement or counted
  end
  return not figure.unit and own_noun(figure) or counted
end

-- Lengths of time that somebody is given: to spend in prison, to stay out of office.
local given = { month = true, year = true }

-- Whether `figure` is one of several such lengths in its sentence, none of them a part of another: each may be somebody else's.
local function is_one_of_several(figure)
  local sentence = figure.sentence
  if figure.kind ~= "duration" or not given[figure.unit] or figure.part_of or sentence == nil or #sentence.figures == 1 then
    return false
  end
  for _, other in ipairs(sentence.figures) do
    if other ~= figure and other.kind == "duration" and given[other.unit] and not other.part_of then
      return true
    end
  end
  return false
end

-- The event of a length of time that is to be spent in prison, or nil.
local function sentence_of(figure)
  if figure.kind == "duration" and period.is_in_prison(figure) then
    return "prison " .. (measure.sought(figure) or "passed")
  end
  return nil
end

-- What a percentage is the level of, when its sentence says so before it: "turnout" of "Turnout was 55 percent".
local function level_of(figure)
  local subject = figure.kind == "percent" and figure.counted
  return subject and figure.sentence and #subject.before < #figure.before and subject.meaning or nil
end

-- The key of `figure`, and what happens to what it counts, or nil where it counts nothing.
function thing.key(figure)
  local kind = kinds[figure.kind]
  local counted = figure.kind == "cardinal" and not figure.unit and noun_of(figure)
  if not kind and not counted and (figure.kind ~= "cardinal" or not figure.unit) then
    return nil, nil
  end
  if is_one_of_several(figure) then
    return nil, nil
  end
  local spent = kind and sentence_of(figure)
  local happened, term = nil, nil
  if not spent then
    happened, term = measure.happened(figure)
  end
  if kind then
    local unit, size = figure.unit, size_of(figure)
    local name = size and ("%s (%s)"):format(kind, size[1]) or figure.kind == "money" and ("%s (%s)"):format(kind, unit) or kind
    if spent then
      return name .. ", prison", spent
    end
    local level = level_of(figure)
    if level then
      return name, level
    end
    local sole = figure.kind == "money" and term and term.sole and happened
    return happened and ("%s, %s"):format(name, happened) or name, sole or nil
  end
  if not counted then
    local size = size_of(figure)
    return size and size[1] or same_unit[figure.unit] or figure.unit, happened
  end
  local meaning = counted.meaning
  if people[meaning] and term then
    -- Who they are is told by what happens to them.
    return term.of or ("%s %s"):format(meaning, happened), happened
  end
  return meaning, happened
end

-- How a message names what has `key`.
function thing.words(key)
  for _, kind in pairs(kinds) do
    if key:sub(1, #kind) == kind then
      return "this " .. kind
    end
  end
  return dimensions[key] or key
end

-- The scope of `figure`, beside what the words around it tell.
function thing.scope(figure)
  if sentence_of(figure) then
    return nil
  end
  return measure.known_scope(figure, noun_of(figure))
end

-- What later days may make of `figure`: a price, an age, a sentence in years and a length stay.
function thing.course(figure)
  local kind = figure.kind
  local stays = kind == "duration" or kind == "age" or kind == "money" or figure.unit == "m"
  return stays and "fixed" or "varies"
end

-- The bounds of `figure` in the unit that its key names.
function thing.bounds(figure)
  local size = size_of(figure)
  local each = size and size[2] or 1
  return figure.low and figure.low * each, figure.high and figure.high * each
end

-- The person whose age `figure` is, or nil: by the whole name, for families share the last word of it.
local function person_of(figure)
  for _, name in ipairs(figure.sentence.names) do
    local between = figure.before:sub(#name.before + #name.text + 1)
    local behind = #name.before < #figure.before and period.is_aged(figure, between)
    if name.kind == "person" and (behind or figure.after:sub(1, #name.text + 1) == " " .. name.text) then
      return fold(name.canonical)
    end
  end
  return nil
end

-- The key of an age when its sentence says whose it is, or nil.
function thing.age(figure)
  local person = figure.kind == "age" and figure.sentence and person_of(figure)
  return person and "age of " .. person or nil
end

-- The one person told of between the figure before `figure` in its sentence, or the start of that, and `figure`; nil where
-- there are several.
local function person_before(figure)
  local floor = 0
  for _, other in ipairs(figure.sentence.figures) do
    if other:gap(figure) >= 0 then
      floor = #other.before + #other.text
    end
  end
  local person = nil
  for _, name in ipairs(figure.sentence.names) do
    if name.kind == "person" and #name.before >= floor and #name.before < #figure.before then
      if person then
        return nil
      end
      person = name
    end
  end
  return person
end

-- The key of a share of the votes when its sentence says whose it is, or nil.
function thing.votes(figure)
  local counted = figure.kind == "percent" and figure.sentence and figure.counted
  local person = counted and counted.meaning == "votes" and person_before(figure)
  return person and "votes of " .. fold(person.canonical) or nil
end

return thing
