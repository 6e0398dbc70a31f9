"""What people have, matrices and images, as arrays. No Streamlit."""
