package io.github.carillon.core.message;

import io.github.carillon.core.value.Validated;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Renders texts that their authors wrote from end to end. */
final class Rendering {

    private final TextRenderer renderer;

    Rendering() {
        this.renderer = new TextRenderer();
    }

    Rendering(ZoneId zone) {
        this.renderer = new TextRenderer(zone);
    }

    Validated<String> render(String template, Map<String, ?> values) {
        return renderer.render(TemplateText.written(template), values, null);
    }

    Validated<String> render(String template, Map<String, ?> values, Locale locale) {
        return renderer.render(TemplateText.written(template), values, locale);
    }

    Validated<String> renderHtml(String template, Map<String, ?> values) {
        return checked(renderer.renderHtml(TemplateText.written(template), values, null));
    }

    Validated<String> renderHtml(String template, Map<String, ?> values, Locale locale) {
        return checked(renderer.renderHtml(TemplateText.written(template), values, locale));
    }

    private static Validated<String> checked(Validated<String> html) {
        return html.flatMap(filled -> TextRenderer.unsafeLink(filled)
                .map(Validated::<String>invalid)
                .orElseGet(() -> Validated.valid(filled)));
    }
}
