"""The graph of citations over many documents: GraphML, JSON, a drawing, and a page that needs nothing else."""

from .building import citation_graph
from .writing import FORMATS, graph_format, write

__all__ = ["FORMATS", "citation_graph", "graph_format", "write"]
