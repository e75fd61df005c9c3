package io.github.carillon.steps.message;

import io.github.carillon.core.message.TemplateText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a message says where its step brings the words itself, in several languages. */
@FunctionalInterface
public interface OwnWords {

    /**
     * The words.
     *
     * @param reader the language of whoever reads them, or null where it is not known
     */
    Words in(@Nullable Locale reader);

    /**
     * In one language, with placeholders.
     *
     * @param subject one line
     * @param body plain text
     */
    record Words(TemplateText subject, TemplateText body) {}
}
