package io.github.carillon.bell;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The plugin's part of the web apps' REST: its files, and the inbox of whoever is logged in. The web apps let a request
 * through to {@code {engine}/…} only with a session of that engine, and one that writes only with its
 * {@code X-XSRF-TOKEN}.
 */
@Path("plugin/" + Bell.ID)
public final class BellResource {

    private static final int LONGEST_BODY = 4_096;
    private static final String API = "{engine}/api/{path: .+}";

    /** A file of the plugin or of the bell. It is asked for again each time, and sent again only when it has changed. */
    @GET
    @Path("static/{file: .+}")
    public Response file(@PathParam("file") String file, @Context Request request) {
        Optional<byte[]> content = BellAssets.read(file);
        if (content.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        EntityTag tag = tag(content.get());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged != null ? unchanged : Response.ok(content.get(), BellAssets.type(file) + ";charset=UTF-8");
        CacheControl everyTime = new CacheControl();
        everyTime.setNoCache(true);
        return response.tag(tag).cacheControl(everyTime).build();
    }

    /** Where users have themselves notified on a device: the address, or null. */
    @GET
    @Path("{engine}/app")
    public Response app(@PathParam("engine") String engine, @Context ServletContext context) {
        String address =
                Bell.in(context).app().map(URI::toString).map(Json::text).orElse("null");
        return response(
                Reader.ofRequest(engine).isPresent()
                        ? new Answer(200, MediaType.APPLICATION_JSON, "{\"app\":" + address + "}")
                        : Answer.problem(401, "Nobody is logged in"));
    }

    @GET
    @Path(API)
    public Response get(
            @PathParam("engine") String engine,
            @PathParam("path") String path,
            @Context UriInfo uri,
            @Context ServletContext context) {
        return response(asked(context, engine, "GET", path, first(uri.getQueryParameters()), ""));
    }

    @POST
    @Path(API)
    public Response post(
            @PathParam("engine") String engine,
            @PathParam("path") String path,
            InputStream body,
            @Context ServletContext context)
            throws IOException {
        return response(written(context, engine, "POST", path, body));
    }

    @PUT
    @Path(API)
    public Response put(
            @PathParam("engine") String engine,
            @PathParam("path") String path,
            InputStream body,
            @Context ServletContext context)
            throws IOException {
        return response(written(context, engine, "PUT", path, body));
    }

    @DELETE
    @Path(API)
    public Response delete(
            @PathParam("engine") String engine, @PathParam("path") String path, @Context ServletContext context) {
        return response(asked(context, engine, "DELETE", path, Map.of(), ""));
    }

    private static Answer written(ServletContext context, String engine, String method, String path, InputStream body)
            throws IOException {
        byte[] sent = body.readNBytes(LONGEST_BODY + 1);
        return sent.length > LONGEST_BODY
                ? Answer.problem(413, "The request is too long")
                : asked(context, engine, method, path, Map.of(), new String(sent, StandardCharsets.UTF_8));
    }

    private static Answer asked(
            ServletContext context, String engine, String method, String path, Map<String, String> query, String body) {
        Optional<Reader> reader = Reader.ofRequest(engine);
        if (reader.isEmpty()) {
            return Answer.problem(401, "Nobody is logged in");
        }
        Optional<String> allowed = InboxPath.of(method, path, query);
        if (allowed.isEmpty()) {
            return Answer.problem(404, "There is nothing here");
        }
        return Bell.in(context)
                .inbox()
                .map(inbox -> inbox.ask(reader.get(), method, allowed.get(), body))
                .orElseGet(() -> Answer.problem(503, "The bell is not configured"));
    }

    private static Response response(Answer answer) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        Response.ResponseBuilder response = Response.status(answer.status()).cacheControl(never);
        return answer.body().isEmpty()
                ? response.build()
                : response.entity(answer.body().getBytes(StandardCharsets.UTF_8))
                        .type(answer.type())
                        .build();
    }

    private static Map<String, String> first(MultivaluedMap<String, String> parameters) {
        return parameters.keySet().stream().collect(Collectors.toMap(name -> name, parameters::getFirst));
    }

    private static EntityTag tag(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return new EntityTag(Long.toHexString(checksum.getValue()));
    }
}
