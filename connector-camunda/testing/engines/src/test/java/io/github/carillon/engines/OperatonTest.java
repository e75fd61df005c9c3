package io.github.carillon.engines;

@OnEngine(EngineKind.OPERATON)
final class OperatonTest implements Conformance {}
