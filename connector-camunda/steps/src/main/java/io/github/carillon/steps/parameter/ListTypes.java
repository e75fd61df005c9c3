package io.github.carillon.steps.parameter;

import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Mention;
import io.github.carillon.core.value.HostName;
import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of values of parameters that take several: a list, or one text with commas, semicolons or line breaks between
 * them. Where nothing stands in a list, nobody and nothing is meant; what is wrong names its place.
 */
public final class ListTypes {

    private static final Set<String> WEB = Set.of("http", "https");

    private ListTypes() {}

    static Type<List<EmailAddress>> addresses() {
        return Type.ofModel(
                        "e-mail addresses",
                        Type.Widget.LINE,
                        Types.WITH_AT,
                        (value, by) -> all(places(value, by), EmailAddress::parse))
                .refusedAs(Refusal.INVALID_ADDRESS);
    }

    /**
     * Who gets copies. What the model says in so many words must be right; of what data says each is judged alone, for a
     * bad one keeps nobody else from theirs.
     */
    static Type<List<CopyEntry>> copies() {
        return Type.ofModel("e-mail addresses", Type.Widget.LINE, Types.WITH_AT, (value, by) -> {
            List<Mention> places = places(value, by);
            List<CopyEntry> each = places.stream()
                    .filter(one -> !by.isConstant() || !"".equals(one.value()))
                    .map(one -> new CopyEntry(one.where(), at(one, EmailAddress::parse)))
                    .toList();
            return by.isConstant() ? all(places, EmailAddress::parse).map(right -> each) : Validated.valid(each);
        });
    }

    /** People: as a list, or one text with commas, semicolons or line breaks between them, or a single object. */
    public static Type<List<@Nullable Object>> people() {
        return people("list");
    }

    /** One person; several are meant where several are there. */
    static Type<List<@Nullable Object>> person() {
        return people("user id");
    }

    private static Type<List<@Nullable Object>> people(String description) {
        return Type.ofModel(
                description,
                Type.Widget.LINE,
                (value, by) ->
                        by.isConstant() ? Types.text(value).flatMap(text -> written(text, by)) : anybody(value, by));
    }

    /** What the model says in so many words must be right. */
    private static Validated<List<@Nullable Object>> written(String text, Declaration by) {
        return all(places(text, by), ListTypes::who).map(right -> new ArrayList<>(Separated.entries(text)));
    }

    private static Validated<String> who(String text) {
        return Types.asItStands(text)
                .flatMap(name -> EmailAddress.looksLikeOne(name)
                        ? EmailAddress.parse(name).map(right -> name)
                        : Validated.valid(name));
    }

    /** With those that are empty: somebody was meant there, and it is told. */
    private static Validated<List<@Nullable Object>> anybody(Object value, Declaration by) {
        if (value instanceof Iterable<?> several) {
            List<@Nullable Object> found = new ArrayList<>();
            several.forEach(found::add);
            return Validated.valid(Collections.unmodifiableList(found));
        }
        return value instanceof Map
                ? Validated.valid(List.of(value))
                : Types.text(value).map(text -> new ArrayList<>(entries(text, by)));
    }

    /**
     * Files, by the names or paths of what holds them; a text may be one name or several, which only the data tells. A
     * value that is a file itself, or a list with files in it, is found under the parameter's own name: an input parameter
     * is a variable.
     */
    static Type<List<String>> files(String parameter) {
        return new Type<>(
                "list", Type.Widget.LINE, List.of(), null, value -> Validated.valid(fileNames(parameter, value)));
    }

    private static List<String> fileNames(String parameter, Object value) {
        if (value instanceof CharSequence text) {
            return List.of(text.toString());
        }
        if (!(value instanceof Iterable<?> several)) {
            return List.of(parameter);
        }
        List<String> names = new ArrayList<>();
        int index = 0;
        for (Object one : several) {
            if (one instanceof CharSequence text) {
                Stream.of(text.toString())
                        .filter(name -> !Invisible.isAll(name))
                        .forEach(names::add);
            } else if (one != null) {
                names.add(parameter + "[" + index + "]");
            }
            index++;
        }
        return names;
    }

    /** Links to the web, at most so many. */
    static Type<List<URI>> links(int most) {
        return new Type<>(
                        "up to " + most + " http(s) links",
                        Type.Widget.LINE,
                        List.of(),
                        null,
                        value -> (value instanceof Iterable
                                        ? Validated.valid(Mention.all("", value))
                                        : Types.text(value).map(text -> several("", Separated.links(text))))
                                .flatMap(places -> atMost(most, present(places)))
                                .flatMap(places -> all(
                                        places, text -> HostName.asciiIn(text).flatMap(ListTypes::link))))
                .refusedAs(Refusal.INVALID_LINK);
    }

    private static Validated<List<Mention>> atMost(int most, List<Mention> links) {
        return links.size() > most
                ? Validated.invalid("holds " + links.size() + " links, and " + most + " is the most")
                : Validated.valid(links);
    }

    private static Validated<URI> link(String text) {
        try {
            URI uri = new URI(text);
            boolean web = uri.getScheme() != null
                    && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
            return web ? Validated.valid(uri) : Validated.invalid("holds a link that is neither http:// nor https://");
        } catch (URISyntaxException malformed) {
            return Validated.invalid("holds a link that is malformed");
        }
    }

    /** Each entry with its place, which is behind the parameter's name; a text in a list may have several entries too. */
    private static List<Mention> places(Object value, Declaration by) {
        return Mention.all("", value).stream()
                .flatMap(one -> separated(one, by))
                .toList();
    }

    private static Stream<Mention> separated(Mention one, Declaration by) {
        return one.value() instanceof CharSequence text
                ? several(one.where(), entries(text.toString(), by)).stream()
                : Stream.of(one);
    }

    /**
     * Each entry of a text, an empty one where nothing stands. A comma at the very end has nothing behind it, unless an
     * expression was to say something there. What data says is one line: nobody adds entries by a line break.
     */
    private static List<String> entries(String text, Declaration by) {
        List<String> places = Separated.places(by.withoutForeignLineBreaks(text));
        int last = places.size() - 1;
        return last >= 0 && places.get(last).isEmpty() && !by.endsWithExpression() ? places.subList(0, last) : places;
    }

    /** One that is alone needs no number, and where there is none nothing stands. */
    private static List<Mention> several(String where, List<String> entries) {
        return Mention.all(where, entries.size() == 1 ? entries.get(0) : entries);
    }

    private static List<Mention> present(List<Mention> places) {
        return places.stream().filter(one -> !one.isNobody()).toList();
    }

    /** What is there, or everything that is wrong. */
    private static <T> Validated<List<T>> all(List<Mention> places, Function<String, Validated<T>> reader) {
        List<T> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        places.forEach(one -> at(one, reader).match(read -> read.map(found::add), wrong::add));
        return wrong.isEmpty() ? Validated.valid(List.copyOf(found)) : Validated.invalid(String.join("; ", wrong));
    }

    private static <T> Validated<Optional<T>> at(Mention one, Function<String, Validated<T>> reader) {
        if (one.isNobody()) {
            return Validated.valid(Optional.empty());
        }
        Validated<Optional<T>> read =
                Types.text(one.value()).map(String::strip).flatMap(reader).map(Optional::of);
        return one.where().isEmpty() ? read : read.named(one.where() + ":");
    }
}
