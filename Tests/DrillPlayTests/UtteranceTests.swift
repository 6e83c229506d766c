import DrillPlay
import Testing
