package io.github.carillon.worker.engine;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What texts are made with.
 *
 * @param folder where named message templates are, or null where only deployments have any
 * @param cockpitLink where an operator sees an instance; {@code {instance}} stands for its id
 * @param tasklistLink where a participant finds an instance's tasks; {@code {instance}} stands for its id
 * @param zone on whose clock points in time are shown
 */
public record TextSettings(@Nullable Path folder, String cockpitLink, String tasklistLink, ZoneId zone) {

    private static final String REST = "/engine-rest/?$";

    /** No folder, this machine's clock, and the web apps where a Camunda 7 distribution has them: beside the engine's REST. */
    public static TextSettings standard(URI engineUrl) {
        String apps = engineUrl.toString().replaceAll(REST, "") + "/camunda/app/";
        return new TextSettings(
                null,
                apps + "cockpit/default/#/process-instance/{instance}/runtime",
                // Tasklist's own search, escaped:
                // [{"type":"processInstanceIdIn","operator":"In","value":["…"],"name":""}]
                apps
                        + "tasklist/default/#/?searchQuery=%5B%7B%22type%22:%22processInstanceIdIn%22,%22operator%22:%22In%22,"
                        + "%22value%22:%5B%22{instance}%22%5D,%22name%22:%22%22%7D%5D",
                ZoneId.systemDefault());
    }
}
