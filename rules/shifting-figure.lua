-- Figures that shift between the sources of a story: who is right, or has the toll risen since?
local count = require("lib.count")
local measure = require("lib.measure")
local thing = require("lib.thing")

local function both(scope, part)
  return scope and part and scope .. ", " .. part or scope or part
end

-- What no list knows is the same for two sources when most of the words around it are.
local function emit_thing(figure, emit)
  local whose = thing.age(figure)
  if whose then
    -- Who is 54 today may be 55 tomorrow.
    emit({ key = whose, at = figure, high = figure.high and figure.high + 1, course = "fixed" })
    return
  end
  local votes = thing.votes(figure)
  if votes then
    emit({ key = votes, at = figure })
    return
  end
  local key, event = thing.key(figure)
  if key then
    local low, high = thing.bounds(figure)
    emit({
      key = key, at = figure, low = low, high = high, scope = both(thing.scope(figure), count.part(figure, key)),
      about = figure.sentence, event = event, course = thing.course(figure),
    })
  end
end

local function emit_figure(figure, emit)
  local key, term = measure.key(figure)
  if key == nil then
    if figure.sentence and not figure.partial and not count.is_whole(figure) then
      emit_thing(figure, emit)
    end
    return
  end
  -- What was added since, or of which other event it is, differs from source to source and is no dispute.
  if count.is_apart(figure, key) then
    return
  end
  local scope = both(measure.scope(figure), count.part(figure, key) or count.place(figure, key))
  -- What anyone can look up is told of this place here and of that place there, and a part of another figure is
  -- a fact of its own only when it says of whom.
  if not term.background and (scope or not figure.partial) then
    emit({ key = key, at = figure, scope = scope, course = term.settled and "fixed" or measure.course(key) })
  end
end

return rule {
  summary = "figures on which the sources of a story disagree",
  severity = "warning",
  languages = { "fr", "en" },
  extract = function(document, emit)
    for _, figure in ipairs(document.figures) do
      -- The reader takes a number left to the unit before it for one of the noun before that.
      if not measure.is_left_to_unit(figure) then
        emit_figure(figure, emit)
      end
    end
  end,
  compare = function(group, report)
    for _, fact in ipairs(group.facts) do
      if fact.contradicted then
        report(fact, ("sources of this story disagree on %s"):format(thing.words(group.key)))
      end
    end
  end,
  examples = {
    flags = {
      {
        documents = {
          { text = "À Rennes, [[3 000 personnes]] ont manifesté contre la réforme.", published = "2022-01-11" },
          { text = "[[Quelque 5 000 personnes]] ont manifesté contre la réforme à Rennes.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Elle a été condamnée à une amende de [[5 000 euros]] et à verser 900 euros de frais." },
          { text = "She was fined [[3,000 euros]] and has to pay 900 euros in costs." },
        },
      },
      {
        documents = {
          { text = "[[Quelque 200 écoles]] publiques, sur 45 000, seront fermées lundi." },
          { text = "La mairie prévoit que [[près de 1 350 écoles]] publiques seront fermées lundi." },
        },
      },
      {
        documents = {
          { text = "[[Some 900 people]] marched through the village, the mayor said.", published = "2022-01-11" },
          { text = "La police a compté [[400 manifestants]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "The flood has claimed [[40 lives]].", published = "2022-01-11" },
          { text = "In another blow to the mayor, the flood killed [[25 people]].", published = "2022-01-11" },
          { text = "L'inondation a coûté la vie à [[31 personnes]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "[[Nine people]] were seriously injured, a nurse said." },
          { text = "L'accident a fait [[quatre blessés]] graves." },
        },
      },
      {
        documents = {
          { text = "Police still hold [[40 hostages]] ever since the camp was opened in 2014." },
          { text = "The camp holds [[95 hostages]]." },
        },
      },
      {
        documents = {
          { text = "In a similar vein, the police said [[40 people]] died in the fire.", published = "2022-01-11" },
          { text = "The fire killed [[25 people]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "[[More than 320 people]] died in the fire.", published = "2022-01-11" },
          { text = "The fire killed [[250 people]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Anna Roche a obtenu [[38 %]] des voix." },
          { text = "Anna Roche won [[34 percent]] of the vote, ahead of Marc Vidal." },
        },
      },
      {
        documents = {
          { text = "La participation s'est élevée à [[58,5 %]], en hausse de six points.", published = "2022-01-11" },
          { text = "Turnout was [[55.8 percent]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "The mayor had counted [[24 dead]] a day earlier.", published = "2022-01-11" },
          { text = "Le préfet compte [[19 morts]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Il est tombé [[280 millimètres]] de pluie en douze heures.", published = "2022-01-11" },
          {
            text = "The river rose to its highest level since 1958, and [[310 millimetres]] of rain fell in twelve hours.",
            published = "2022-01-11",
          },
        },
      },
      {
        documents = {
          { text = "La police a procédé à [[au moins 8 000 arrestations]].", published = "2022-01-11" },
          { text = "Le ministère a compté [[quelque 6 000 arrestations]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Les dégâts s'élèvent à [[40 millions d'euros]], selon la mairie.", published = "2022-01-11" },
          { text = "Damage was put at [[25 million euros]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Rebels still hold [[40 hostages]], the ministry said." },
          { text = "The villagers counted [[95 hostages]] held in the mine." },
        },
      },
      {
        documents = {
          { text = "The airline cancelled [[140 flights]] because of the snow." },
          { text = "Because of the snow, [[260 flights]] were cancelled, the pilots said." },
        },
      },
      {
        documents = {
          { text = "Turnout at the village hall was [[31 percent]] on Sunday." },
          { text = "On Sunday turnout at the village hall was [[44 percent]], the clerk said." },
        },
      },
      {
        documents = {
          { text = "Le pont restera fermé [[dix jours]], indique la préfecture." },
          { text = "Le pont restera fermé [[trois semaines]], selon l'entreprise." },
        },
      },
      {
        documents = {
          { text = "L'incendie a fait [[26 morts]], selon le préfet.", published = "2022-01-11" },
          { text = "L'incendie a fait [[24 morts]], selon la mairie.", published = "2022-01-12" },
        },
      },
      {
        documents = {
          { text = "Luc Carrère, [[67 ans]], a été condamné à [[dix ans]] de prison.", published = "2022-01-11" },
          { text = "Luc Carrere, [[69]], was sentenced to [[seven years]] in prison.", published = "2022-01-12" },
        },
      },
      {
        documents = {
          { text = "Le chantier de l'écluse a [[six semaines]] de retard, indique la préfecture." },
          { text = "The lock works are [[ten weeks]] behind schedule, the mayor said." },
        },
      },
      {
        documents = {
          { text = "Le caissier a détourné [[2,4 millions d'euros]]." },
          { text = "The village cashier is said to have embezzled [[1.8 million euros]] from the members of his club." },
        },
      },
      {
        documents = {
          { text = "La scierie du village emploie [[140 salariés]]." },
          { text = "The sawmill in the village employs [[95 people]]." },
        },
      },
    },
    passes = {
      {
        documents = {
          { text = "Cinq voisins ont été blessés et 33 secourus, et entre quatre et dix personnes sont sous les décombres." },
          { text = "Les pompiers ont secouru 33 personnes sous les décombres." },
        },
      },
      {
        documents = {
          { text = "The flood killed 119 people across the state. In Elm county, 95 people died.", published = "2022-01-11" },
          { text = "The flood killed 119 people.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Luc Carrère a été condamné à quatre ans de prison et Ana Carrère à trois ans de prison." },
          { text = "Ana et Luc Carrère ont été condamnés à trois et quatre ans de prison." },
          { text = "The couple were sentenced to four years in prison." },
        },
      },
      {
        documents = {
          { text = "Le ministère a compté 806 000 manifestants.", published = "2022-01-11" },
          { text = "À Elbeuf, le syndicat a compté 15 000 manifestants.", published = "2022-01-11" },
          { text = "In Elbeuf, some 15,000 people marched.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "La collision a fait 30 blessés, selon les pompiers." },
          { text = "Neuf blessés graves ont été opérés." },
          { text = "Nine people were seriously injured." },
        },
      },
      {
        documents = {
          { text = "Turnout was 55.8 percent.", published = "2022-01-11" },
          { text = "La participation s'élevait à 26,6 % à midi.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Le ministère a dénombré 806 000 manifestants.", published = "2022-01-11" },
          { text = "La police comptait 180 000 manifestants à la mi-journée et 510 000 manifestants en régions.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "The flood drowned the town of 6,000 people, and police raised the number of people reported missing to 50." },
          { text = "Some 50 people are missing." },
          { text = "Quelque 300 personnes ont passé la nuit dehors, et 50 personnes sont portées disparues." },
        },
      },
      {
        documents = {
          { text = "Le crash a fait 150 victimes.", published = "2022-01-11" },
          { text = "The 150 victims of the crash will be named. The bodies of 44 German victims are at home.", published = "2022-01-11" },
          { text = "Lundi, 30 victimes espagnoles seront inhumées.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Four people died in the night, bringing the toll to nine.", published = "2022-01-11" },
          { text = "Le feu a fait neuf morts.", published = "2022-01-11" },
          { text = "Deux autres personnes sont mortes à l'hôpital.", published = "2022-01-11" },
          { text = "Seven people died at once and another two in hospital.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "La tempête a fait 58 morts. Le précédent bilan était de 37 morts.", published = "2022-01-11" },
          { text = "The storm has killed 58 people. It comes two years after a flood that killed 112.", published = "2022-01-11" },
          { text = "The storm killed 58 people; the previous toll was 41 dead.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Anna Roche a obtenu 38 % des voix, Marc Vidal 31 % des voix." },
          { text = "Marc Vidal won 31 percent of the vote and Anna Roche 38 percent of the vote." },
        },
      },
      {
        documents = {
          { text = "The train, carrying 186 passengers, was travelling at 145 km/h on a stretch limited to 80." },
          { text = "Le train transportait 186 passagers." },
        },
      },
      {
        documents = {
          { text = "The mix was 70 percent sea salt and 30 percent potash salt." },
          { text = "Le mélange contient 30 % de sel de potasse et 70 % de sel de mer." },
        },
      },
      {
        documents = {
          { text = "Le caissier a détourné 2,4 millions d'euros." },
          { text = "The cashier has to pay back 1.8 million euros to the members of the club." },
        },
      },
      {
        documents = {
          { text = "Three people are missing after the flood." },
          { text = "Nine bridges are missing after the flood." },
        },
      },
      {
        documents = {
          { text = "L'usine a perdu 7,8 % de ses ouvriers.", published = "2022-01-11" },
          { text = "L'usine a perdu 8 % de ses ouvriers.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "The derailment injured 22 people, five of them badly." },
          { text = "Le déraillement a fait 22 blessés. Quatre des blessés sont dans un état critique." },
        },
      },
      {
        documents = {
          { text = "The storm was the deadliest since 1987, when 58 people died.", published = "2022-01-11" },
          { text = "La tempête a fait 34 morts.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Le bateau transportait 1 800 conteneurs.", published = "2022-01-11" },
          { text = "The ship was one of many: it was carrying 2,600 containers a day.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Luc Carrère, 67 ans, a été condamné à dix ans de prison.", published = "2022-01-11" },
          { text = "Luc Carrere, 68, was sentenced to ten years in prison. Prosecutors sought 15 years in prison.", published = "2022-02-12" },
        },
      },
      {
        documents = {
          { text = "L'incendie a fait 24 morts, selon le préfet.", published = "2022-01-11" },
          { text = "L'incendie a fait 26 morts, selon la mairie.", published = "2022-01-12" },
        },
      },
      {
        documents = {
          { text = "Il l'a dit à quatre reprises.", published = "2022-01-11" },
          { text = "Il l'a dit à deux reprises.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Il risque une amende de 3 000 euros, et 900 euros de frais.", published = "2022-01-11" },
          { text = "L'amende est de 1 500 euros.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Le bilan est de 164 morts.", published = "2022-01-11" },
          { text = "Les émeutes ont fait plus de 160 morts.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "The airline cancelled 140 flights because of the snow." },
          { text = "The airline has 900 flights a day." },
        },
      },
      {
        documents = {
          { text = "Deux hommes ont quitté le port à l'aube." },
          { text = "Le patron du bar dit avoir vu trois hommes sur le quai." },
        },
      },
      {
        documents = {
          { text = "Turnout at the village hall was 31 percent on Sunday." },
          { text = "On Sunday rents in the village rose by 44 percent." },
        },
      },
      {
        documents = {
          { text = "Luc Carrère, 67 ans, tient le café." },
          { text = "La patronne, Anna Carrère, 40 ans, tient le café." },
        },
      },
      {
        documents = {
          { text = "Sonia Morel was sentenced to six years in jail for fraud." },
          { text = "Ahmed Petit was sentenced to four years in jail for fraud." },
        },
      },
    },
  },
}
