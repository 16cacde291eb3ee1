-- Whether a figure is the count as it stands and of the whole, or what was added to it, what it was before, what another
-- event took: what the words around it say by the list `counts` of its language.
local measure = require("lib.measure")

local lists = { fr = terms.load("counts.fr.toml"), en = terms.load("counts.en.toml") }

local count = {}

-- Whether a figure before `figure` in its sentence counts something else: "12 died, and 40 more are missing" is no sum.
local function is_beside_another(figure, key)
  for _, other in ipairs(figure.sentence.figures) do
    if other:gap(figure) > 0 then
      local told = measure.key(other)
      if told and told ~= key then
        return true
      end
    end
  end
  return false
end

-- Whether `match` stands in or right before `figure`.
local function is_of(match, figure)
  local gap = match:gap(figure)
  return figure:contains(match) or gap >= 0 and gap <= 1
end

-- Whether the figure that `match` is of counts on from `figure`: "nine died at once and three more in hospital".
local function goes_on(match, figure, key)
  for _, other in ipairs(figure.sentence.figures) do
    if figure:gap(other) > 0 and is_of(match, other) then
      return measure.key(other) == key
    end
  end
  return false
end

-- Whether a larger figure stands behind `match`: the sum that `figure` is brought to.
local function sums_up(match, figure)
  local least = figure.low or figure.high or 0
  for _, other in ipairs(figure.sentence.figures) do
    if match:gap(other) >= 0 then
      return other.kind == "cardinal" and not other.unit and (other.low or other.high or 0) >= least
    end
  end
  return false
end

-- Whether nothing between the end of `match` and `figure` ends the clause.
local function in_one_clause(match, figure)
  return not match.after:sub(1, match:gap(figure)):find("[,;:(]")
end

-- What is counted for a while and in many places, so that a part is easily taken for the whole.
local gathered = { protesters = true, strikers = true }

-- Bytes between such a figure and the words for the part it is of.
local near = 60

-- The part that a number of marchers, or a share, is of: "midday", "provinces"; nil where its words name none.
function count.part(figure, key)
  if figure.sentence == nil or figure.kind ~= "percent" and not gathered[key] then
    return nil
  end
  for _, match in ipairs(lists[figure.document.language]:find(figure.sentence)) do
    if match.term.key == "within" then
      local behind, ahead = figure:gap(match), match:gap(figure)
      if behind >= 0 and behind <= near or ahead >= 0 and ahead <= near then
        return match.term.part
      end
    end
  end
  return nil
end

-- The place that the sentence of `figure` opens with, before a comma: what it tells is told of that place ("In Elm, 300
-- marched", "In Elm county, …"). Whoever is cited there is none.
local function place_ahead(figure)
  local name = figure.sentence.names[1]
  if name == nil or not (name.before:find("^%S+%s$") and name.after:find("^%s?%l*,")) then
    return nil
  end
  local told = figure.attribution
  local cited = told and told.source and told.source:contains(name)
  return (name.kind == "place" or name.kind == "other" and not cited) and fold(name.canonical) or nil
end

-- Whether the document of `figure` tells of more under `key`: of all, where a place may have a part of them.
local function is_outnumbered(figure, key)
  local most = figure.high or figure.low or 0
  for _, other in ipairs(figure.document.figures) do
    if other.sentence and (other.low or other.high or 0) > most and measure.key(other) == key then
      return true
    end
  end
  return false
end

-- The place that alone has what `figure` counts: marchers of a town are not all of them, and neither are others where the
-- document tells of more; nil where its sentence opens with none.
function count.place(figure, key)
  local place = figure.sentence and place_ahead(figure)
  return place and (gathered[key] or is_outnumbered(figure, key)) and place or nil
end

-- Whether `match` says that `figure`, which has `key`, is not the count as it stands.
local function sets_apart(match, figure, key)
  local told = match.term.key
  if told == "more" then
    return is_of(match, figure) and not is_beside_another(figure, key) or goes_on(match, figure, key)
  elseif told == "within" or told == "whole" then
    return false
  elseif told == "total" then
    return figure:gap(match) > 0 and sums_up(match, figure)
  end
  return match:gap(figure) >= 0 and (told == "elsewhere" or in_one_clause(match, figure))
end

-- Whether `figure`, a number without a noun, tells of how many the one before it is: "200 schools out of 45,000".
function count.is_whole(figure)
  if figure.sentence == nil or figure.counted == nil or figure:contains(figure.counted) then
    return false
  end
  for _, match in ipairs(lists[figure.document.language]:find(figure.sentence)) do
    if match.term.key == "whole" and is_of(match, figure) then
      return true
    end
  end
  return false
end

-- Whether `figure`, which has `key`, is not the count as it stands.
function count.is_apart(figure, key)
  if figure.sentence == nil then
    return false
  end
  for _, match in ipairs(lists[figure.document.language]:find(figure.sentence)) do
    if sets_apart(match, figure, key) then
      return true
    end
  end
  return false
end

return count
