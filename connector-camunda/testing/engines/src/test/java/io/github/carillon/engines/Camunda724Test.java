package io.github.carillon.engines;

@OnEngine(EngineKind.CAMUNDA_7_24)
final class Camunda724Test implements Conformance {}
