package io.github.carillon.worker.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the files of message templates are called: a name, a language, and an ending. */
final class TemplateNames {

    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,100}");
    private static final List<String> ENDINGS = List.of(".html", ".htm", ".txt");

    private TemplateNames() {}

    static boolean isFileName(String file) {
        return FILE_NAME.matcher(file).matches() && !file.contains("..");
    }

    /** The files of a template in whichever language. */
    static Pattern anyLanguage(String name) {
        String ending = ENDINGS.stream().filter(name::endsWith).findFirst().orElse("");
        String base = name.substring(0, name.length() - ending.length());
        return Pattern.compile(Pattern.quote(base) + "(_[a-z]{2,8}(_[A-Z0-9]{2,3})?)?"
                + (ending.isEmpty() ? "\\.(html|txt)" : Pattern.quote(ending)));
    }

    /** File names, the closest language first. */
    static List<String> candidates(String name, @Nullable Locale locale) {
        int dot = name.lastIndexOf('.');
        boolean whole = dot > 0 && ENDINGS.contains(name.substring(dot));
        String base = whole ? name.substring(0, dot) : name;
        List<String> endings = whole ? List.of(name.substring(dot)) : List.of(".html", ".txt");
        List<String> names = new ArrayList<>();
        for (String language : languages(locale)) {
            endings.forEach(ending -> names.add(base + language + ending));
        }
        return names;
    }

    private static List<String> languages(@Nullable Locale locale) {
        if (locale == null || locale.getLanguage().isEmpty()) {
            return List.of("");
        }
        String language = "_" + locale.getLanguage();
        return locale.getCountry().isEmpty()
                ? List.of(language, "")
                : List.of(language + "_" + locale.getCountry(), language, "");
    }
}
