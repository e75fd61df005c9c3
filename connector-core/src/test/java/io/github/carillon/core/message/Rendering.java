package io.github.carillon.core.message;

import io.github.carillon.core.value.Parsed;
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

    Parsed<String> render(String template, Map<String, ?> values) {
        return renderer.render(TemplateText.written(template), values, null);
    }

    Parsed<String> render(String template, Map<String, ?> values, Locale locale) {
        return renderer.render(TemplateText.written(template), values, locale);
    }

    Parsed<String> renderHtml(String template, Map<String, ?> values) {
        return checked(renderer.renderHtml(TemplateText.written(template), values, null));
    }

    Parsed<String> renderHtml(String template, Map<String, ?> values, Locale locale) {
        return checked(renderer.renderHtml(TemplateText.written(template), values, locale));
    }

    private static Parsed<String> checked(Parsed<String> html) {
        return html.flatMap(filled ->
                TextRenderer.unsafeLink(filled).map(Parsed::<String>invalid).orElseGet(() -> Parsed.valid(filled)));
    }
}
