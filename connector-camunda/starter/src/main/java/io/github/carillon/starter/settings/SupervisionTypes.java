package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.value.Validated;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kinds of values that the keys of supervision have. */
final class SupervisionTypes {

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,3})?");

    static final Type<List<String>> NAMES =
            Type.shown("list", SupervisionTypes::names).as("java.util.List<java.lang.String>");

    static final Type<Locale> LANGUAGE =
            Type.shown("language", SupervisionTypes::language).as("java.util.Locale");

    private SupervisionTypes() {}

    private static Validated<List<String>> names(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        return names.contains("")
                ? Validated.invalid("must be names of connections, parted by commas")
                : Validated.valid(names);
    }

    private static Validated<Locale> language(String text) {
        return LANGUAGE_TAG.matcher(text).matches()
                ? Validated.valid(Locale.forLanguageTag(text.replace('_', '-')))
                : Validated.invalid("must be a language tag (BCP 47), such as en, fr or es-MX");
    }
}
