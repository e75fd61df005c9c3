package io.github.carillon.testserver;

/** Why Twilio does not take a request: an HTTP status, one of its error numbers, and the text. */
record TwilioError(int status, int code, String message) {

    static TwilioError badRequest(int code, String message) {
        return new TwilioError(400, code, message);
    }

    static TwilioError unauthenticated() {
        return new TwilioError(401, 20003, "Authenticate");
    }

    static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
    }
}
