package io.github.carillon.worker.engine;

import io.github.carillon.core.message.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What texts are made with.
 *
 * @param folder where named message templates are, or null where only deployments have any
 * @param cockpitLink where an operator sees an instance; {@code {instance}} stands for its id
 * @param tasklistLink where a participant finds an instance's tasks; {@code {instance}} stands for its id
 * @param zone on whose clock points in time are shown
 * @param language of Carillon's own texts, for readers whose language is not known or is another
 */
public record TextSettings(
        @Nullable Path folder, String cockpitLink, String tasklistLink, ZoneId zone, Language language) {

    private static final Pattern REST = Pattern.compile("(.*?)(?:/engine-rest(?:/engine/([^/]+))?)?/?");

    /**
     * In a link stands for where the engine's own web apps are: {@code camunda}, or {@code operaton}. A link that does not
     * hold it is taken as it is.
     */
    public static final String WEB_APPS = "{webapps}";

    /** No folder, this machine's clock, English, and the web apps where a Camunda 7 distribution has them: beside the engine's REST. */
    public static TextSettings standard(URI engineUrl) {
        String apps = root(engineUrl) + "/" + WEB_APPS + "/app/";
        String engine = engine(engineUrl);
        return new TextSettings(
                null,
                apps + "cockpit/" + engine + "/#/process-instance/{instance}/runtime",
                // Tasklist's own search, escaped:
                // [{"type":"processInstanceIdIn","operator":"In","value":["…"],"name":""}]
                apps
                        + "tasklist/" + engine
                        + "/#/?searchQuery=%5B%7B%22type%22:%22processInstanceIdIn%22,%22operator%22:%22In%22,"
                        + "%22value%22:%5B%22{instance}%22%5D,%22name%22:%22%22%7D%5D",
                ZoneId.systemDefault(),
                Language.ENGLISH);
    }

    /** The address beside which the web apps are: without the path of the REST. */
    public static String root(URI engineUrl) {
        return rest(engineUrl).group(1);
    }

    /** The engine's name, which its REST and the web apps have in their paths. */
    private static String engine(URI engineUrl) {
        return Objects.requireNonNullElse(rest(engineUrl).group(2), "default");
    }

    private static Matcher rest(URI engineUrl) {
        Matcher rest = REST.matcher(engineUrl.toString());
        if (!rest.matches()) {
            throw new IllegalArgumentException("the engine's URL has several lines");
        }
        return rest;
    }
}
