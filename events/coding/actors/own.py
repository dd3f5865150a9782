"""In a government's own statement: which posts, bodies and people without a country are the publisher's own."""

from __future__ import annotations

from events.coding.actors import describe
from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto, is_open
from events.coding.actors.scene import Scene
from events.types import Sentence

OF_PUBLISHER = "publisher"  # the entry of actors whose country nothing but the publisher tells
_POSTS = frozenset(
    "president|vice president|secretary|secretary of state|secretary of defense|deputy secretary|"
    "deputy secretary of state|"
    "assistant secretary|under secretary|administration|department|government|spokesperson|press secretary|congress|"
    "cabinet|special envoy|special representative|special presidential envoy|special advisor|special adviser|ambassador|"
    "embassy|consulate|consulate general|first lady|attorney general|treasury".split("|")
)
STAFF = (
    "assistant secretary",
    "under secretary",
    "deputy assistant secretary",
    "deputy secretary",
    "secretary of ",
    "chief of staff",
    "special presidential envoy",
    "bureau official",
    "senior bureau official",
    "senior official",
    "administrator",
    "acting assistant secretary",
)
# Governments so called are those of countries where power changes hands.
_OF_OTHERS = frozenset(
    "transition transitional interim caretaker unity coalition military provisional successor communist".split()
)
_NO_MINISTERS = frozenset({"USA"})  # governed by secretaries
_REGIMES = ("regime", "junta")
GUEST_POSTS = ("minister", "state secretary", "premier", "chancellor", *_REGIMES)
# Titles before a name: a guest's come with his country ("Turkish Ambassador Ergin"), the publisher's own do not.
_TITLES = frozenset(
    "administrator|governor|lieutenant governor|senator|congressman|congresswoman|representative|mayor|ambassador|"
    "special envoy|special representative|special presidential envoy|general|admiral|director|counselor|coordinator|"
    "surgeon general|chair|leader|majority leader|minority leader|justice|judge|national security advisor|"
    "national security adviser|deputy national security advisor|acting assistant secretary|special advisor|"
    "special coordinator|acting coordinator".split("|")
)
# Posts and bodies that a publisher names without a country only when they are its own.
_HOME = frozenset(
    "member of congress|senator|congressman|congresswoman|governor|attorney general|service member|servicemember|"
    "national security team|supreme court justice|federal agency|federal government|federal official|"
    "national guard|state legislator|state attorney general|veteran|first responder|federal judge|state legislature".split(
        "|"
    )
)
_LAWMAKERS = frozenset({"lawmaker", "legislator", "congressional leader"})
_HOME_WORDS = frozenset("federal congressional bipartisan tribal republican democratic".split())
# Posts that any country has: the publisher's own only in a text about home affairs.
_ANYWHERE = frozenset(
    "lawmaker|legislator|mayor|police|police chief|police officer|law enforcement|law enforcement officer|"
    "law enforcement official|law enforcement agency|local official|local authority|local government|"
    "government agency|government official|public health official|state|teacher|nurse".split("|")
)
_ROLES = frozenset(["GOV", "LEG", "COP", "JUD", "MIL", "CVL", "HLH", "EDU"])
# Whom a government deals with at home. Troops, refugees and reporters may be anybody's.
_DOMESTIC_ROLES = frozenset("GOV LEG COP JUD CVL HLH EDU BUS REL LAB AGR HRI NGO".split())
# Words that look abroad, and bodies and people that are so called only when they are of other states.
_WORLDLY = frozenset(
    "foreign international global worldwide world humanitarian nongovernmental non-governmental ngo ngos overseas regional "
    "transatlantic european western african asian arab other another respective illegitimate "
    "government governments dictators regimes heads ministers diplomats embassy embassies consulate consulates missions "
    "counterparts neighbor neighbors neighbour neighbours states victims".split()
)
_FOREIGN_OFFICES = ("State", "Foreign", "External")  # in the name of a ministry whose matter are other countries
_QUIET, _QUIET_AT_HOME = 3, 2  # sentences without another country after which a passage is on home affairs


def of_publisher(p: Proto, q: Partial, scene: Scene) -> None:
    """Give the publisher's country to "the President", "Administrator Samuels", "members of Congress" in its own statement."""
    publisher = scene.publisher
    if publisher is None or not publisher.country or q.country or q.base or not q.posts:
        return
    if p.chunk.link == "poss" and p.chunk.before is not None and any(i.capital for i in p.chunk.before.items):
        return  # "President Rivera's administration": of a president whom nobody knows
    if scene.sentence.lower[p.last + 1 : p.last + 2] == ("there",):
        return  # "the attorney general's office there"
    if q.posts[-1] == "government" and p.chunk.items[-1].text.islower():
        said = {a.actor.country for a in scene.out if a.actor is not None} - {None, publisher.country}
        if len(said) == 1:  # "activists in Peru accused the government"
            q.country = said.pop()
            p.reason = f"country {q.country} named before it, from context"
        if q.country or said:
            return
    if _own_office(p, q, scene) or _at_home(p, q, scene, publisher.country):
        q.country, p.reason = publisher.country, f"country {publisher.country} of the publisher, from context"
        if not q.roles and q.name and q.posts[-1] in _TITLES:
            q.roles = ["GOV"]  # "Acting Coordinator Marsh"


def of_guest(p: Proto, q: Partial, scene: Scene) -> None:
    """Give a minister without a country, whom the publisher's own state does not have, that of the other side of the text."""
    publisher = scene.publisher
    if publisher is None or publisher.country not in _NO_MINISTERS or q.country or q.base or q.person or q.plural:
        return
    post = q.posts[-1] if q.posts else ""
    titled = q.head == "person" and q.name is not None and any(i.capital for i in p.chunk.items)
    told = q.name is None and p.chunk.det == "the" and len(p.chunk.items) == 1
    ruling = q.name is None and p.chunk.det in ("the", "a", "this", "that") and post in _REGIMES
    if not post.endswith(GUEST_POSTS) or not (titled or ((told or ruling) and not p.open_of)):
        return
    if q.name is None or scene.memory.by_last_name(q.name.rsplit(" ", 1)[-1]) is None:
        if q.name is None and _named_before(q, scene, publisher.country or ""):
            return
        land = _other_side(scene, publisher.country or "")
        if land is not None and land != publisher.country:
            q.country, p.reason = land, f"country {land} of the publisher's guest, from context"


def _named_before(q: Partial, scene: Scene, own: str) -> bool:
    """True for "the Foreign Minister" who is the one of the country that a text is about, whatever else a sentence names."""
    memory = scene.memory
    holder = None if memory.talk else describe.holder(q, memory)
    return holder is not None and holder.actor.country == memory.leading(without=(own,)) is not None


def _other_side(scene: Scene, own: str) -> str | None:
    """The other country of the sentence, of those before it, of the journey or of a text that is no transcript."""
    memory, since = scene.memory, scene.sentence.index - _QUIET_AT_HOME
    here = scene.lands - {own, "IGO"}
    near = {e.actor.country for e in memory.entities.values() if e.sentence >= since} - {own, None}
    if here or near:
        only = here or near
        return next(iter(only)) if len(only) == 1 else None
    return None if memory.talk else memory.stop[0] or memory.leading(without=(own,))


def _own_office(p: Proto, q: Partial, scene: Scene) -> bool:
    """Tell whether the words are an office of the publisher's by their form ("the Secretary", "Deputy Secretary Nolan")."""
    if any(i.text.lower() in _OF_OTHERS for i in p.chunk.items):
        return False
    post, capital = q.posts[-1], any(i.capital for i in p.chunk.items if i.kind == "agent")
    staff = post.startswith(STAFF) and capital
    if not staff and any(i.kind == "cap" for i in p.chunk.items):
        return False  # "Secretary Nolan" may be another state's
    if _shared(p, scene.sentence):
        return False
    house = "administration" in q.posts and "GOV" in q.roles
    return staff or house or (post in _POSTS and (p.chunk.det == "the" or p.chunk.items[-1].capital))


def _shared(p: Proto, s: Sentence) -> bool:
    """True for "President" in "President and CEO of the agency": whose president it is, the other office tells."""
    after = p.last + 2
    return (
        not p.chunk.det
        and s.words[p.last + 1 : after] == ("and",)
        and s.words[after : after + 1] != ()
        and (s.words[after][0].isupper() and s.pos[after] in ("NOUN", "PROPN") and s.heads[after] == p.head)
    )


def _at_home(p: Proto, q: Partial, scene: Scene, own: str) -> bool:
    """Tell whether a title, post or body without a country belongs to the publisher's own state."""
    post, memory = _singular(q.posts[-1]), scene.memory
    if q.name:
        titled = post in _TITLES and any(i.capital for i in p.chunk.items if i.kind == "agent")
        known = memory.by_last_name(q.name.rsplit(" ", 1)[-1])
        return titled and known is None and (_beside_own(p, scene, own) or not _foreign_near(scene, own, back=1))
    if _domestic(p, q, scene, own):
        q.entries.append(OF_PUBLISHER)
        return True
    if not set(q.roles) <= _ROLES or _foreign_near(scene, own):
        return False
    if post in _LAWMAKERS and not _foreign_near(scene, own, back=2):
        return True
    if post in _HOME or any(i.text.lower() in _HOME_WORDS for i in p.chunk.items):
        return True
    around = memory.around
    home = 2 * around.get(own, 0) > sum(around.values())
    anywhere = post in _ANYWHERE or any(i.text.lower() in ("local", "state") for i in p.chunk.items)
    return anywhere and home and not _foreign_near(scene, own, back=2)


def _domestic(p: Proto, q: Partial, scene: Scene, own: str) -> bool:
    """Tell whether people, firms or offices of no country are the publisher's own, in a passage on home affairs."""
    name = scene.publisher.name if scene.publisher is not None else None
    if (
        q.weak
        or is_open(p)
        or not (q.plural or q.head in ("body", "unit", "group"))
        or any(w in (name or "") for w in _FOREIGN_OFFICES)
    ):
        return False
    if q.groups or not q.roles or not set(q.roles) <= _DOMESTIC_ROLES or p.chunk.det in _WORLDLY:
        return False
    if any(w in _WORLDLY for i in p.chunk.items for w in i.text.lower().split()) or scene.lands - {own}:
        return False
    around = scene.memory.around
    share = around.get(own, 0) / max(1, sum(around.values()))
    leads = around.get(own, 0) == max(around.values(), default=0)
    return leads and not _foreign_near(scene, own, back=_QUIET_AT_HOME if share > 0.6 else _QUIET)


def _beside_own(p: Proto, scene: Scene, own: str) -> bool:
    """Tell whether a phrase goes on a list that begins with one of the publisher's own officials."""
    s = scene.sentence
    first = scene.by_head.get(s.heads[p.head]) if s.deps[p.head] == "conj" else None
    return first is not None and first.actor is not None and first.actor.country == own


def _foreign_near(scene: Scene, own: str, back: int = 0) -> bool:
    """Tell whether the sentence so far, or one of the last ``back`` sentences, has named another country."""
    if any(a.actor is not None and a.actor.country not in (None, own) for a in scene.out):
        return True
    since = scene.sentence.index - back
    return back > 0 and any(
        e.actor.country not in (None, own) and e.sentence >= since for e in scene.memory.entities.values()
    )


def _singular(post: str) -> str:
    """Read "members of Congress" as "member of congress"; plurals of agents are formed by the same endings."""
    first, of, rest = post.partition(" of ")
    if first.startswith("attorneys") or " attorneys " in f" {first} ":
        return post.replace("attorneys", "attorney")
    if first.endswith("ies"):
        first = first[:-3] + "y"
    elif first.endswith("s") and not first.endswith(("ss", "us")):
        first = first[:-1]
    return first + of + rest
