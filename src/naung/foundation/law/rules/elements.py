"""The three elements of trafficking: which are found, on which acts they rest, which are missing for this person."""

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.rules.ages import child_at
from naung.foundation.law.rules.chain import EXPLOITED, Chain
from naung.foundation.law.vocabulary import Act, Element, ElementFinding, Truth


def _codes(act: Act, element: Element) -> tuple[str, ...]:
    return {Element.PROCESS: act.process, Element.MEANS: act.means, Element.PURPOSE: act.purpose}[element]


def child_status(chain: Chain) -> Truth:
    """Child at any act at all: YES, else ASK where any is unsure, else NO; without acts, by the stated age."""
    if not chain.acts:
        return child_at(chain.person, VagueDate.unknown(), chain.law.adulthood.years)
    return min(chain.children)


def means_required(chain: Chain) -> bool:
    """True where identification needs means: the person was certainly an adult at every act that carries a process.

    A child once recruited stays recognised after growing up; unsure counts as child. Articles are judged apart, per act.
    """
    moved = [status for status, act in zip(chain.children, chain.acts, strict=True) if act.process]
    return all(status is Truth.NO for status in moved or chain.children or (child_status(chain),))


def elements_of(chain: Chain) -> tuple[ElementFinding, ...]:
    """Proses, cara, tujuan in this order. Exploitation in fact stands for a stated purpose."""
    found = []
    for element in Element:
        acts = tuple(p for p, act in enumerate(chain.acts) if _codes(act, element))
        codes = tuple(dict.fromkeys(code for p in acts for code in _codes(chain.acts[p], element)))
        required = element is not Element.MEANS or means_required(chain)
        facts = (EXPLOITED,) if element is Element.PURPOSE and chain.exploited is Truth.YES else ()
        found.append(ElementFinding(element, codes, acts, required, facts))
    return tuple(found)


def missing_of(elements: tuple[ElementFinding, ...]) -> tuple[Element, ...]:
    """Elements needed and not found."""
    return tuple(each.element for each in elements if each.required and not each.found)
