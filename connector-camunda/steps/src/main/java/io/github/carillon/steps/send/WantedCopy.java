package io.github.carillon.steps.send;

import io.github.carillon.core.value.Validated;
import java.util.Optional;

/**
 * A place among those who are to get copies.
 *
 * @param as the parameter that has it
 * @param blind whether no other reader may know of it
 * @param place where it is in its list, behind the parameter's name
 * @param to where it goes: empty where nobody stands there; or why that is no address
 * @param <A> where messages of this kind go
 */
record WantedCopy<A>(String as, boolean blind, String place, Validated<Optional<A>> to) {}
