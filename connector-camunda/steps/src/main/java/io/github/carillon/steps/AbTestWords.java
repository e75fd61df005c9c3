package io.github.carillon.steps;

import io.github.carillon.core.message.Language;
import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TemplateText.Part;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.steps.message.OwnWords;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is said of an A/B test that has ended, in each language. */
final class AbTestWords {

    /** Where the name of the variant stands; it is data, and no placeholder is looked for in it. */
    private static final String WINNER = "<winner>";

    /** Which of the instances of a process it was, where that has a name. */
    private static final String KEY = "{{#process.businessKey}} ({{process.businessKey}}){{/process.businessKey}}";

    private AbTestWords() {}

    /**
     * A variant was chosen.
     *
     * @param otherwise for readers of another language
     */
    static OwnWords chosen(String winner, Language otherwise) {
        return reader -> {
            Raw raw = chosen(Language.of(reader, otherwise));
            return new OwnWords.Words(filled(raw.subject(), winner), filled(raw.body(), winner));
        };
    }

    /**
     * One must be chosen.
     *
     * @param otherwise for readers of another language
     */
    static OwnWords toBeChosen(Language otherwise) {
        return reader -> {
            Raw raw = toBeChosenIn(Language.of(reader, otherwise));
            return new OwnWords.Words(TemplateText.written(raw.subject()), TemplateText.written(raw.body()));
        };
    }

    private static Raw chosen(Language language) {
        return switch (language) {
            case ENGLISH ->
                new Raw(
                        "A/B test “{{process.definitionName}}”: <winner> was chosen",
                        "The A/B test “{{process.definitionName}}”" + KEY
                                + " has ended. The variant <winner> was chosen.");
            case FRENCH ->
                new Raw(
                        "Test A/B «\u00a0{{process.definitionName}}\u00a0»\u00a0: <winner> a été choisie",
                        "Le test A/B «\u00a0{{process.definitionName}}\u00a0»" + KEY
                                + " est terminé. La variante <winner> a été choisie.");
            case SPANISH ->
                new Raw(
                        "Prueba A/B «{{process.definitionName}}»: se ha elegido <winner>",
                        "La prueba A/B «{{process.definitionName}}»" + KEY
                                + " ha terminado. Se ha elegido la variante <winner>.");
        };
    }

    private static Raw toBeChosenIn(Language language) {
        return switch (language) {
            case ENGLISH ->
                new Raw(
                        "A/B test “{{process.definitionName}}”: please choose a variant",
                        "The A/B test “{{process.definitionName}}”" + KEY
                                + " has ended. No variant is chosen yet: please choose one.");
            case FRENCH ->
                new Raw(
                        "Test A/B «\u00a0{{process.definitionName}}\u00a0»\u00a0: veuillez choisir une variante",
                        "Le test A/B «\u00a0{{process.definitionName}}\u00a0»" + KEY
                                + " est terminé. Aucune variante n’est encore choisie\u00a0: veuillez en choisir une.");
            case SPANISH ->
                new Raw(
                        "Prueba A/B «{{process.definitionName}}»: elija una variante",
                        "La prueba A/B «{{process.definitionName}}»" + KEY
                                + " ha terminado. Aún no se ha elegido ninguna variante: elija una.");
        };
    }

    private static TemplateText filled(String raw, String winner) {
        Part data = new Part(OneLine.of(winner), true);
        List<Part> parts = Arrays.stream(raw.split(WINNER, 2))
                .map(words -> new Part(words, false))
                .flatMap(words -> Stream.of(data, words))
                .skip(1)
                .toList();
        return new TemplateText(parts);
    }

    /** Texts as they are written here. */
    private record Raw(String subject, String body) {}
}
