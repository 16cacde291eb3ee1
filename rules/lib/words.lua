-- Words as a reader counts them: what stands between blanks.
local words = {}

-- A text of more bytes than this is long, however its words are counted. A quotation whose closing mark is missing can
-- go on for pages.
local long = 4000

function words.is_long(text)
  return #text > long
end

-- How many words `text` has; without end when it is long.
function words.count(text)
  if words.is_long(text) then
    return math.huge
  end
  local count = 0
  for _ in text:gmatch("%S+") do
    count = count + 1
  end
  return count
end

return words
